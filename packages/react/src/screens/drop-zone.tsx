import { dropZoneLook, isDraggedOver } from '@ats-kit/dom';
import type { FileStepView } from '@ats-kit/machine';
import { type DragEvent, useState } from 'react';
import { ErrorText } from '../parts/field.tsx';
import { Silence } from '../parts/silence.tsx';
import { fileInput } from './file-input.ts';

/** The real input covers the zone, so a drop, a click and the keyboard need no script. */
export function DropZone({ view }: { view: FileStepView }) {
  const [isDragging, setDragging] = useState(false);
  const drag = (event: DragEvent) => setDragging(isDraggedOver(event));
  return (
    <div part="field">
      <div
        part="dropzone"
        {...dropZoneLook(isDragging, view.error)}
        onDragEnter={drag}
        onDragLeave={drag}
        onDrop={drag}
      >
        <input
          {...fileInput(view)}
          part="dropzone-input"
          id={view.inputId}
          aria-label={view.chooseText}
          aria-invalid={view.error ? true : undefined}
          aria-describedby={view.describedBy}
        />
        <Silence bars={view.silence} />
        <div part="dropzone-text">
          <p part="subheading">{view.dropText}</p>
          <p part="hint" id={view.hintId}>
            {view.hint}
          </p>
        </div>
        <span part="button" aria-hidden="true">
          {view.chooseText}
        </span>
      </div>
      {view.error && <ErrorText id={view.errorId} text={view.error} />}
    </div>
  );
}
