import { scopeOf } from './scope.ts';

/**
 * Takes the file out of an input whose choice has changed.
 *
 * @param choose told the file, if one was chosen
 */
export function takeFile(
  { currentTarget }: Pick<Event, 'currentTarget'>,
  choose: (file: File) => void,
): void {
  const input = currentTarget as HTMLInputElement;
  const file = input.files?.[0];
  if (file) choose(file);
  // Emptied, so that choosing the same file again is a choice too.
  input.value = '';
}

/**
 * Whether something is held over a drop zone.
 *
 * @param event `dragenter`, `dragleave` or `drop` on the zone
 */
export function isDraggedOver({
  type,
  currentTarget,
  relatedTarget,
}: Pick<DragEvent, 'type' | 'currentTarget' | 'relatedTarget'>): boolean {
  if (type !== 'dragleave') return type === 'dragenter';
  // From the zone to something in it.
  return (currentTarget as Element).contains(relatedTarget as Node | null);
}

/**
 * The attributes that tell how a drop zone looks.
 *
 * @param error why the last file was refused; something held over the zone is the better news
 */
export function dropZoneLook(
  isDragging: boolean,
  error: string | null,
): { 'data-state': 'dragging' | 'refused' | undefined; 'data-tone': 'error' | undefined } {
  if (isDragging) return { 'data-state': 'dragging', 'data-tone': undefined };
  return error === null
    ? { 'data-state': undefined, 'data-tone': undefined }
    : { 'data-state': 'refused', 'data-tone': 'error' };
}

/**
 * Follows a link within the widget: the URL of the page, which may be the router's, stays as it is.
 *
 * @param target where it leads; `go` makes that appear
 */
export function followLink(
  event: Pick<Event, 'currentTarget' | 'preventDefault'>,
  { id, go }: { id: string; go: () => void },
): void {
  event.preventDefault();
  const scope = scopeOf(event.currentTarget as Element);
  go();
  // A panel has to open first; a closed one holds no field to focus.
  setTimeout(() => scope.getElementById(id)?.focus());
}
