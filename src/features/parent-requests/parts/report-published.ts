import 'server-only'
import type { Transaction } from '@/server/db'
import type { Row } from './report-rows'

type Rows = Readonly<Record<string, readonly Row[]>>

export type Publication = {
  number: number
  revision: number
  about: string
  recipient: string
  grain: 'week' | 'block'
  period: string
  published_at: string
  state: 'published' | 'replaced' | 'withdrawn'
}

const pseudonymsIn = (rows: Rows) => (rows.contributor ?? []).map(({ pseudonym }) => String(pseudonym))

/** The releases in which the family counts: that it does, and no figure, because a figure is about others too. */
export const publicationsWith = (tx: Transaction, organisationId: string, rows: Rows) => tx.$queryRaw<Publication[]>`
  select release.number, revision.revision, revision.node_name as about, revision.recipient, release.grain::text,
    release.at as period, to_jsonb(revision.published_at) #>> '{}' as published_at, revision.state::text
  from release_revision revision
  join release on release.id = revision.release_id
  where revision.organisation_id = ${organisationId}::uuid and revision.contributors && ${pseudonymsIn(rows)}::text[]
  order by release.number, revision.revision`

export type Sharing = { at: string; name: string | null; verb: string }

/** Files that held all families or all interviews of the organisation, made while the family was in it. */
export const sharingsOf = (tx: Transaction, organisationId: string, rows: Rows) => tx.$queryRaw<Sharing[]>`
  select to_jsonb(audit.at) #>> '{}' as at, staff.name, audit.verb
  from audit
  left join staff on staff.id = audit.staff_id
  where audit.organisation_id = ${organisationId}::uuid and audit.verb in ('family.export', 'interview.export')
    and audit.at >= ${String(rows.family?.[0]?.created_at)}::timestamptz
    and audit.detail ->> 'refused' is distinct from 'true' and audit.detail ->> 'step' is distinct from 'request'
  order by audit.at, audit.id`
