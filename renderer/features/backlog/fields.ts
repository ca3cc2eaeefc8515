/** The parts of a row that are edited in place, in the order of the Tab key. */
export const FIELDS = ['type', 'title', 'team', 'owner', 'estimate'] as const;
export type Field = (typeof FIELDS)[number];

export const isField = (text: string | undefined): text is Field => FIELDS.some((field) => field === text);

/** The cell that is being edited, and what was typed to start it. */
export interface Editing {
  readonly id: string;
  readonly field: Field;
  readonly typed: string | null;
}
