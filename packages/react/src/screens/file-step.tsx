import type { FileStepView } from '@ats-kit/machine';
import { type ComponentProps, useRef, useState } from 'react';
import { ErrorText } from '../parts/field.tsx';
import { Header } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { StepForm } from './form-actions.tsx';

function useFileInput({ accept, choose }: FileStepView): ComponentProps<'input'> {
  return {
    type: 'file',
    accept,
    onChange: (event) => {
      const input = event.currentTarget;
      const file = input.files?.[0];
      // Emptied, so that choosing the same file again is a choice too.
      if (file) choose(file);
      input.value = '';
    },
  };
}

/** The real input covers the zone, so a drop, a click and the keyboard need no script. */
function DropZone({ view }: { view: FileStepView }) {
  const [isDragging, setDragging] = useState(false);
  const input = useFileInput(view);
  return (
    <div part="field">
      <div
        part="dropzone"
        data-state={isDragging ? 'dragging' : view.error ? 'refused' : undefined}
        data-tone={view.error && !isDragging ? 'error' : undefined}
        onDragEnter={() => setDragging(true)}
        onDragLeave={(event) =>
          event.currentTarget.contains(event.relatedTarget as Node | null) || setDragging(false)
        }
        onDrop={() => setDragging(false)}
      >
        <input
          {...input}
          part="dropzone-input"
          id={view.inputId}
          aria-label={view.chooseText}
          aria-invalid={view.error ? true : undefined}
          aria-describedby={view.describedBy}
        />
        <svg part="silence" viewBox="0 0 352 40" preserveAspectRatio="none" aria-hidden="true">
          {view.silence.map((bar) => (
            <path key={bar} d={bar} />
          ))}
        </svg>
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

function FileCard({ view, file }: { view: FileStepView; file: NonNullable<FileStepView['file']> }) {
  const picker = useRef<HTMLInputElement>(null);
  const input = useFileInput(view);
  return (
    <div part="panel file">
      <div part="row">
        <div part="row-text">
          <p part="name">{file.name}</p>
          <p part="hint number">{file.facts}</p>
        </div>
        <input {...input} part="hidden" ref={picker} tabIndex={-1} aria-hidden="true" />
        <button
          type="button"
          part="button button-fold"
          aria-label={file.replace.label}
          onClick={() => picker.current?.click()}
        >
          <Icon name="retry" />
          {file.replace.text}
        </button>
      </div>
    </div>
  );
}

export function FileStep({ view }: { view: FileStepView }) {
  return (
    <>
      <Header view={view} />
      <StepForm view={view}>
        {view.file ? <FileCard view={view} file={view.file} /> : <DropZone view={view} />}
      </StepForm>
    </>
  );
}
