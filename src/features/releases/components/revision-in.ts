import type { ReadIssue } from '../queries/issue-row'

/** The revision that an address asks for; the latest when it asks for none. */
export const revisionIn = ({ revisions }: ReadIssue, asked?: number): ReadIssue['revisions'][number] | undefined =>
  asked === undefined ? revisions[0] : revisions.find(({ revision }) => revision === asked)
