import type { FileStepView, SoundView } from '@ats-kit/machine';
import { memo, useRef } from 'react';
import { Icon } from '../parts/icon.tsx';
import { Wave } from '../parts/wave.tsx';
import { type FileChoice, fileInput } from './file-input.ts';

type ChosenFile = NonNullable<FileStepView['file']>;
type PlayerView = NonNullable<SoundView['player']>;

interface FileRowProps extends FileChoice, Omit<ChosenFile, 'sound' | 'replace'> {
  replaceText: string;
  replaceLabel: string;
}

const FileRow = memo(function FileRow({ name, facts, replaceText, replaceLabel, ...choice }: FileRowProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div part="row">
      <div part="row-text">
        <p part="name">{name}</p>
        <p part="hint number">{facts}</p>
      </div>
      <input {...fileInput(choice)} part="hidden" ref={picker} tabIndex={-1} aria-hidden="true" />
      <button
        type="button"
        part="button button-fold"
        aria-label={replaceLabel}
        onClick={() => picker.current?.click()}
      >
        <Icon name="retry" />
        {replaceText}
      </button>
    </div>
  );
});

const PlayButton = memo(function PlayButton({ view }: { view: PlayerView['toggle'] }) {
  return (
    <button type="button" part="button-play" aria-label={view.label ?? view.text} onClick={view.press}>
      <Icon name={view.icon} />
    </button>
  );
});

/** Hearing it once is the last chance to notice that it is the wrong recording. */
const Sound = memo(function Sound({ sound }: { sound: SoundView }) {
  const { player } = sound;
  const wave = <Wave path={sound.wave} clipId={sound.clipId} percent={sound.heard} />;
  if (!player) return wave;
  const { seek } = player;
  return (
    <div part="player">
      <PlayButton view={player.toggle} />
      {wave}
      <input
        type="range"
        part="seek"
        id={seek.id}
        min={0}
        max={seek.max}
        value={seek.value}
        aria-label={seek.label}
        aria-valuetext={seek.valueText}
        onInput={(event) => seek.set(event.currentTarget.valueAsNumber)}
      />
      <p part="player-time">
        <span>{player.position}</span> <span>{player.duration}</span>
      </p>
    </div>
  );
});

/** The chosen file: what it is, a way to take another, and its sound as far as this browser knows it. */
export function FileCard({ file, accept, choose }: FileChoice & { file: ChosenFile }) {
  return (
    <div part="panel file">
      <FileRow
        name={file.name}
        facts={file.facts}
        replaceText={file.replace.text}
        replaceLabel={file.replace.label}
        accept={accept}
        choose={choose}
      />
      {file.sound && <Sound sound={file.sound} />}
    </div>
  );
}
