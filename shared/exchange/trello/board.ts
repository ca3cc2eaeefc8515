import { z } from 'zod';

/** Trello's own objects as far as a plan can use them; each one is read by itself, so that one odd card does not cost a board. */
const text = z.string().catch('');
const flag = z.boolean().catch(false);
const place = z.number().finite().catch(0);
const strings = z.array(z.string()).catch([]);

/** The lists of a board, their entries not yet looked at. */
export interface Board {
  readonly lists: readonly unknown[];
  readonly cards: readonly unknown[];
  readonly members: readonly unknown[];
  readonly checklists: readonly unknown[];
}

export const listSchema = z.object({ id: z.string(), name: text, closed: flag, pos: place });
export type BoardList = z.infer<typeof listSchema>;

export const cardSchema = z.object({
  id: z.string().min(1),
  name: text,
  desc: text,
  closed: flag,
  idList: text,
  idMembers: strings,
  idChecklists: strings,
  labels: z.array(z.object({ name: text, color: text }).catch({ name: '', color: '' })).catch([]),
  due: text,
  dueComplete: flag,
  pos: place,
  shortLink: text,
  shortUrl: text,
  url: text,
  attachments: z.array(z.unknown()).catch([]),
});
export type Card = z.infer<typeof cardSchema>;

export const memberSchema = z.object({ id: z.string(), fullName: text, username: text });

export const checklistSchema = z.object({
  id: z.string(),
  idCard: text,
  name: text,
  pos: place,
  checkItems: z
    .array(z.object({ name: text, state: text, pos: place }).catch({ name: '', state: '', pos: 0 }))
    .catch([]),
});
export type Checklist = z.infer<typeof checklistSchema>;

const loneCardSchema = z.object({ idBoard: z.string(), idList: z.string(), name: z.string() }).loose();

export const isCard = (json: unknown): boolean => loneCardSchema.safeParse(json).success;

export const isCardList = (json: unknown): boolean =>
  Array.isArray(json) && json.length > 0 && json.slice(0, 3).every(isCard);

/** The members of a list that have the shape; the rest is counted by whoever calls. */
export function readAll<T>(schema: z.ZodType<T>, values: unknown): T[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown) => {
    const read = schema.safeParse(value);
    return read.success ? [read.data] : [];
  });
}
