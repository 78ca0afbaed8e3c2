/** Imports families: the parent, contact points, children, caller, and, when the file has the column, past attempts. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Comparison } from '@/domain/exchange/comparison'
import { columnOf } from '@/domain/exchange/contact-cells'
import { attemptsToAdd, familiesFile, type FamilyRow } from '@/domain/exchange/families-file'
import { keptSafeContact, preferencesAfterImport } from '@/domain/exchange/kept-safe-contact'
import { asStored } from '@/domain/exchange/plain-line'
import { refusal, type Problem, type Proposal } from '@/domain/exchange/problem'
import type { PlacedRow } from '@/domain/exchange/table'
import { contactKey, type Contact } from '@/domain/people/contact-point'
import { noPreferences, plansForbiddenMessage } from '@/domain/people/contact-preferences'
import { phoneProblem, phoneWithLostStart } from '@/domain/people/phone-number'
import { today } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { chunksGivingWay } from '@/server/give-way'
import { refsWithZeros } from '../parts/refs-with-zeros'
import { schoolIdsByRef } from '../parts/stored-schools'
import { storedFamilies, type StoredFamily } from '../parts/stored-families'
import { importVerbs } from '../schema'
import { alikeContacts, type NewContacts } from '../parts/alike-contacts'
import { checkCallers, createCallers } from '../parts/callers'
import { importFile, type FileImport, type ImportInput, type ImportWork } from '../parts/import-file'
import { refProposals, refsOf } from '../parts/ref-proposals'
import { storeFamilies } from '../parts/store-families'

const schoolRefsOf = (row: FamilyRow) => row.children.flatMap((child) => child.schoolRef ?? [])

const schoolProblems = async (tx: Transaction, actor: Actor, rows: readonly PlacedRow<FamilyRow>[]) => {
  const refs = [...new Set(rows.flatMap(({ row }) => schoolRefsOf(row)))]
  const schoolIdByRef = await schoolIdsByRef(tx, actor, refs)
  const unknownRefs = refs.filter((ref) => !schoolIdByRef.has(ref))
  const withZeros = await refsWithZeros(tx, actor, 'school', unknownRefs)
  const problems: Problem[] = []
  for (const { line, row } of rows)
    for (const ref of schoolRefsOf(row).filter((one) => !schoolIdByRef.has(one))) {
      const meant = withZeros.get(ref)
      refusal(problems, line)('children', meant ? 'lost_zeros' : 'unknown_school', ref, meant)
    }
  return problems
}

type Plan = Comparison<FamilyRow, StoredFamily>

const contactsOf = ({ phones, emails }: FamilyRow): Contact[] => [
  ...phones.map((value) => ({ kind: 'phone', value }) as const),
  ...emails.map((value) => ({ kind: 'email', value }) as const),
]

/**
 * The contact points that a line adds. Stored ones are left out, so that no rule refuses an export that is imported again.
 */
const newContacts = ({ created, changed }: Plan): NewContacts[] =>
  [
    ...created.map(({ line, row }) => ({ line, ref: row.ref, contacts: contactsOf(row), all: contactsOf(row) })),
    ...changed.map(({ line, row, stored }) => {
      const storedContacts = [...stored.phones, ...stored.emails, ...stored.dead]
      const rowContacts = contactsOf(row)
      return {
        line,
        ref: row.ref,
        contacts: rowContacts.filter(({ value }) => !storedContacts.includes(value)),
        all: rowContacts,
      }
    }),
  ].toSorted((a, b) => a.line - b.line)

const newPhones = (contactRows: readonly NewContacts[]) =>
  contactRows.flatMap(({ line, contacts }) =>
    contacts.flatMap(({ kind, value }) => (kind === 'phone' ? [{ line, value }] : [])),
  )

/** Two notations of one number in a line are the same number, as in the form. */
const repeatedContacts = (contactRows: readonly NewContacts[]) => {
  const problems: Problem[] = []
  for (const { line, contacts, all } of contactRows)
    for (const contact of contacts) {
      const sharedContacts = all.filter(
        ({ kind, value }) => kind === contact.kind && contactKey({ kind, value }) === contactKey(contact),
      )
      if (sharedContacts.length > 1) refusal(problems, line)(contact.kind, 'twice')
    }
  return problems
}

/** A number that lost its beginning is a proposal; any other number that is no phone number is refused. */
const phoneProblems = (contactRows: readonly NewContacts[]) => {
  const problems: Problem[] = []
  for (const { line, value } of newPhones(contactRows)) {
    const problem = phoneWithLostStart(value) ? null : phoneProblem(value)
    if (problem) refusal(problems, line)('phone', problem, value)
  }
  return problems
}

const phoneProposals = (contactRows: readonly NewContacts[]): Proposal[] =>
  newPhones(contactRows).flatMap(({ line, value }) => {
    const reading = phoneWithLostStart(value)
    return reading ? [{ kind: 'phone', line, column: 'phone', code: 'phone_lost_start', value, reading } as const] : []
  })

/** Where no message may be left, a file cannot plan to leave one. What is stored already does not stop an import. */
const planProblems = ({ created, changed }: Plan) => {
  const problems: Problem[] = []
  const rows = [...created.map((placedRow) => ({ ...placedRow, stored: null })), ...changed]
  for (const { line, row, stored } of rows) {
    const isNew = stored === null || !plansForbiddenMessage(stored.preferences)
    if (isNew && plansForbiddenMessage({ ...noPreferences, ...row.preferences }))
      refusal(problems, line)('line_drop_plan', 'plan_leaves_message')
  }
  return problems
}

/** The families whose caller the file changes. A stored assignment stays valid, whatever became of the caller's role. */
const newlyAssigned = ({ created, changed }: Plan) => [
  ...created,
  ...changed.filter(({ row, stored }) => row.callerEmail !== stored.callerEmail),
]

const isWithoutDead = (values: readonly string[], dead: readonly string[]) =>
  values.filter((value) => !dead.includes(value))

const storedPhoneOf = (phone: string, storedPhones: readonly string[]) =>
  storedPhones.find((one) => asStored(phone, one) === one) ?? phone

/**
 * Adjusts a row of the file so that these differences are no change: other white space, a closed number that the file still
 * holds (it stays closed), and columns that the file does not have. An import never removes an attempt.
 */
const rowAsStored = (row: FamilyRow, storedFamily: StoredFamily): FamilyRow => ({
  ...row,
  parentName: asStored(row.parentName, storedFamily.parentName),
  surname: row.surname === null ? storedFamily.surname : asStored(row.surname, storedFamily.surname),
  listedSince: row.listedSince ?? storedFamily.listedSince,
  attempts: [...storedFamily.attempts, ...attemptsToAdd(row.attempts ?? [], storedFamily.attempts)],
  programme: asStored(row.programme, storedFamily.programme),
  phones: isWithoutDead(
    row.phones.map((phone) => storedPhoneOf(phone, [...storedFamily.phones, ...storedFamily.dead])),
    storedFamily.dead,
  ),
  emails: isWithoutDead(row.emails, storedFamily.dead),
  preferences: preferencesAfterImport(row.preferences, storedFamily.preferences),
})

const families = (day: string): FileImport<FamilyRow, StoredFamily> => ({
  verb: importVerbs.families,
  format: familiesFile(day),
  stored: storedFamilies,
  seenAs: rowAsStored,
  kept: (row, storedFamily) => keptSafeContact(row.preferences, storedFamily.preferences).map(columnOf),
  check: async (tx, actor, rows, plan) => {
    const problems = await schoolProblems(tx, actor, rows)
    const callers = await checkCallers(tx, actor, newlyAssigned(plan), ({ role }) =>
      rolesThatMay('interview.start').includes(role),
    )
    const contactRows = newContacts(plan)
    const refs = await refProposals(tx, actor, 'family', 'ref', refsOf(plan.created))
    return {
      problems: [
        ...(await chunksGivingWay(contactRows, phoneProblems)),
        ...(await chunksGivingWay(contactRows, repeatedContacts)),
        ...planProblems(plan),
        ...problems,
        ...callers.problems,
      ],
      newCallers: callers.newCallers,
      alike: await alikeContacts(tx, actor, contactRows),
      proposals: [...refs, ...(await chunksGivingWay(contactRows, phoneProposals))],
    }
  },
  store: async (tx, actor, plan, newCallers, report) => {
    await createCallers(tx, actor, newCallers)
    await storeFamilies(tx, actor, plan, report)
  },
})

export const importFamilies = (actor: Actor, input: ImportInput, work?: ImportWork) =>
  importFile(actor, input, families(today()), work)
