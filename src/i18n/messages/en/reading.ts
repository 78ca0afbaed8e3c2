import type { Shape } from '../../shape'
import type { reading as nl } from '../nl/reading'

export const reading: Shape<typeof nl> = {
  title: 'Summaries',
  lead: 'What families tell us, in groups. You never see one family.',
  from: 'From {organisation}',
  empty: {
    title: 'Nothing has been published yet.',
    text: 'As soon as there is a summary for you, it will stand here.',
    reads:
      'A summary is about one week or about four weeks. You read what is difficult, what goes well and what we ask of you.',
  },
  list: {
    withdrawn: 'withdrawn',
    older: 'Older summaries',
    newer: 'Newer summaries',
    label: 'Further back',
    page: 'Page {page}',
    past: 'There is nothing this far back.',
  },
  trend: {
    title: 'Over time',
    lead: 'Each block is a band: the real figure lies somewhere in it. Bands that touch or overlap do not say that anything changed.',
    gaps: 'A dash means that no figure is shown for that period.',
    week: 'by week',
    block: 'by four weeks',
    table: 'The table behind it',
    caption: '{unit}, {grain}',
    period: 'period',
    noRelease: 'no summary',
    weekShort: 'week {week}',
    blockShort: 'week {week} to {last}',
  },
  paper: {
    title: 'Summary, release {number}',
    back: 'All summaries',
    reason: 'Why: {reason}',
    toLatest: 'To the newest version',
    revisions: 'Versions of this release',
    revision: 'Version {revision}, {date}',
    latest: 'newest',
    steps: 'The same place in other periods',
  },
  download: {
    title: 'Keep it',
    pdf: 'PDF',
    xlsx: 'Excel',
    ods: 'LibreOffice',
    csv: 'CSV',
    json: 'JSON',
    means: 'Download {format}',
  },
  shared: {
    title: 'Summary',
    intro: 'You read this by a personal link. Do not pass the link on.',
    gone: 'This link does not work any more',
    goneText: 'The link has expired or was revoked, or a part of the address is missing.',
    ask: 'Ask for a new link from whoever sent you this one.',
    signIn: 'Do you have an account? Then sign in.',
  },
}
