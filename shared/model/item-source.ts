import { z } from 'zod';

export const TRACKERS = ['jira', 'linear', 'azure-devops', 'github', 'trello', 'csv'] as const;
export type Tracker = (typeof TRACKERS)[number];

/** The values the tracker had at the last import: what a later import compares with, field by field. */
export const importedValuesSchema = z
  .strictObject({
    title: z.string(),
    type: z.string(),
    description: z.string(),
    owner: z.string(),
    team: z.string(),
    estimate: z.number().nullable(),
    labels: z.array(z.string()).readonly(),
    status: z.string(),
    /** How much it matters by the tracker's own priority or score, 0 to 1; left out: not said. */
    score: z.number().min(0).max(1).optional(),
    /** Keys it needed first by the tracker's links, as far as they became dependencies here. */
    needs: z.array(z.string().max(500)).max(10_000).readonly().optional(),
  })
  .readonly();

/** Where else an item comes from: the identity of one that was merged into it. */
export const mergedSourceSchema = z
  .strictObject({
    tracker: z.enum(TRACKERS),
    table: z.string().min(1).max(200).optional(),
    key: z.string().min(1).max(500),
    url: z.string().max(4_000).nullable(),
  })
  .readonly();

/** Where an imported item comes from: tracker and key are its identity there. */
export const itemSourceSchema = z
  .strictObject({
    tracker: z.enum(TRACKERS),
    /** Which table of a tracker whose tables repeat their keys; left out: its keys alone are enough. */
    table: z.string().min(1).max(200).optional(),
    key: z.string().min(1).max(500),
    url: z.string().max(4_000).nullable(),
    imported: importedValuesSchema,
    /** Items that were merged into this one: a later import does not make them again. */
    merged: z.array(mergedSourceSchema).max(1_000).readonly().optional(),
  })
  .readonly();

export type ItemSource = z.infer<typeof itemSourceSchema>;
export type ImportedValues = z.infer<typeof importedValuesSchema>;
