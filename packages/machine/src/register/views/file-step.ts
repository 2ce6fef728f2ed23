import { SILENCE_PATHS } from '../../drawing/wave.ts';
import { fileProblem } from '../../form/form.rules.ts';
import type { KeptFileView, FileStepView } from '../register.view.ts';
import type { Connection } from './env.ts';
import { durationOf, soundOf } from './sound.ts';
import { type FormConnection, frame } from './form-frame.ts';

const ACCEPT = 'audio/*,.wav,.flac,.aif,.aiff,.mp3,.aac,.m4a,.ogg,.oga,.opus';

function fileError({ form, t, format, problems }: FormConnection): string | null {
  const problem = problems.some(({ path }) => path === 'file') ? fileProblem(form) : null;
  const { file, maxFileBytes } = form;
  const { errors } = t.file;
  if (problem === 'required' || !file) return problem ? errors.required : null;
  if (problem === 'tooLarge')
    return errors.tooLarge(file.name, format.bytes(file.sizeBytes), format.bytes(maxFileBytes));
  return problem ? errors[problem](file.name) : null;
}

/** The format as its content says. */
const formatName = ({ snapshot }: Connection) => snapshot.recording?.context.format?.toUpperCase() ?? null;

/** The file that the work has stays, unless another one is chosen. */
function keptFile({ form, t, id, act }: FormConnection): KeptFileView | null {
  const { work, file } = form;
  if (!work?.hasFile) return null;
  return {
    id: id('kept-file'),
    name: work.filename,
    isKept: file === null,
    text: file === null ? t.file.kept(work.filename) : t.file.replaces(work.filename),
    keep: file === null ? null : { text: t.file.keep, press: act({ type: 'user.removeFile' }) },
  };
}

export function fileStep(connection: FormConnection): FileStepView {
  const { form, take, t, format, id, keepFile } = connection;
  const error = fileError(connection);
  const { file } = form;
  const isRight = file !== null && fileProblem(form) === null;
  const base = frame(connection);
  const duration = durationOf(connection);
  return {
    ...base,
    step: 'file',
    heading: t.file.heading,
    lead: isRight ? t.file.leadChosen : t.file.lead,
    accept: ACCEPT,
    hint: t.file.formats(format.bytes(form.maxFileBytes)),
    hintId: id('file-hint'),
    error,
    errorId: id('file-error'),
    describedBy: error ? `${id('file-error')} ${id('file-hint')}` : id('file-hint'),
    dropText: t.file.drop,
    chooseText: t.file.choose,
    silence: SILENCE_PATHS,
    file: isRight
      ? {
          name: file.name,
          facts: [
            formatName(connection),
            format.bytes(file.sizeBytes),
            duration === null ? null : format.secondsShort(duration),
          ]
            .filter((fact) => fact !== null)
            .reduce((one, other) => t.facts(one, other)),
          replace: { text: t.file.replace, label: t.file.replaceLabel(file.name) },
          sound: soundOf(connection, file.name),
        }
      : null,
    next: { ...base.next, isDisabled: fileProblem(form) !== null },
    kept: keptFile(connection),
    choose: take('choose', (chosen: File) => ({ type: 'user.chooseFile', file: keepFile(chosen) })),
  };
}
