/** What the name of a backup tells without opening it. */
export interface BackupName {
  readonly time: Date;
  /** null: written by an earlier Countersign. */
  readonly items: number | null;
  readonly step: number | null;
  readonly name: string;
}

const PATTERN =
  /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z) (?:(\d{1,9}) items, step (\d{1,10}), )?([^\\/]+)\.countersign$/;

/** The time comes first, so that names sort by age. */
export const stampOf = (time: Date): string => time.toISOString().replaceAll(':', '-');

export const backupName = (
  stamp: string,
  { items, step, name }: { readonly items: number; readonly step: number; readonly name: string },
): string => `${stamp} ${items} items, step ${step}, ${safeName(name)}`;

/** null: not a backup. */
export function readBackupName(file: string): BackupName | null {
  const [, hour, minute, second, items, step, name] = PATTERN.exec(file) ?? [];
  const time = new Date(`${hour}:${minute}:${second}`);
  if (name === undefined || Number.isNaN(time.getTime())) return null;
  return {
    time,
    items: items === undefined ? null : Number(items),
    step: step === undefined ? null : Number(step),
    name,
  };
}

// Characters that some file system refuses, and names that would be too long with the rest before them.
function safeName(name: string): string {
  const clean = [...name].map((c) => (/[<>:"|?*]/.test(c) || c < ' ' ? '_' : c)).join('');
  const dot = clean.lastIndexOf('.');
  return dot > 0 ? clean.slice(0, Math.min(dot, 80)) + clean.slice(dot, dot + 20) : clean.slice(0, 80);
}
