import { type Search, type SequenceFigures, searchInstances } from '../../search-instances';

/** Suggests a sequence for each instance, in the browser as the app does. */
export const measure = (search: Search): SequenceFigures => searchInstances(search);
