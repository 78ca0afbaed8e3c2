/**
 * Everything that can be done, said once: the same word is the permission, the audit action and the test's heading.
 * A verb names its noun first. Reading is a verb only where someone may be refused it.
 */
export const verbs = [
  'session.read',
  'session.end',
  'session.start',
  'password.set',
  'staff.read',
  'staff.invite',
  'staff.change',
  'staff.disable',
  'staff.enable',
  'staff.reset_password',
  'school.read',
  'school.import',
  'school.export',
  'family.read',
  'family.create',
  'family.update',
  'family.assign',
  'family.import',
  'family.export',
  'call.read',
  'call.request',
  'attempt.record',
  'attempt.undo',
  'help.add',
  'help.change',
  'help.close',
  'help.reopen',
  'help.read',
  'interview.read',
  'interview.start',
  'interview.end',
  'interview.reopen',
  'interview.import',
  'interview.export',
  'answer.save',
  'answer.correct',
  'answer.code',
  'conflict.settle',
  'concern.raise',
  'concern.read',
  'concern.see',
  'check_in.save',
  'check_in.read_shared',
  'week.read',
  'week.export',
  'release.prepare',
  'release.read',
  'release.write',
  'release.approve',
  'release.withdraw',
  'release.export',
  'release.share',
  'release.audit',
  'meeting.save',
  'job.retry',
  'job.dismiss',
  'organisation.change',
  'organisation.create',
  'organisation.fill_demo',
  'log.read',
] as const

export type Verb = (typeof verbs)[number]

type NounIn<V> = V extends `${infer Noun}.${string}` ? Noun : never
export type Noun = NounIn<Verb>

export const nounOf = (verb: Verb) => verb.slice(0, verb.indexOf('.')) as Noun

/** Every noun of a verb, once, in the order of the verbs. */
export const nouns: readonly Noun[] = [...new Set(verbs.map(nounOf))]

/** Rows of the log may be older than this list. */
export const isVerb = (text: string): text is Verb => (verbs as readonly string[]).includes(text)
