import { DataTable } from '@/components/table/data-table'
import type { DataCell, DataRow } from '@/components/table/table-rows'
import type { TableAddress } from '@/components/table/table-address'
import { listHref } from '@/components/list/list-query'
import type { MeanFigure } from '@/domain/figures/intervals'
import type { Week } from '@/domain/figures/week'
import type { NodeRow } from '../queries/by-school'
import type { WeekPage } from '../queries/week-page'
import { nodeQuery } from './node-options'
import { Section } from './section'
import { weekWords, type WeekWords } from './words'

const byName = (a: NodeRow, b: NodeRow) => a.name.localeCompare(b.name, 'nl')

const usual = ['families', 'load', 'capacity', 'homework', 'gradeParent', 'gradeChildren', 'helpAsked'] as const
const known = [...usual, 'loadInterval', 'capacityInterval'] as const

/** A mean with its n below it where that is not simply all families of the row. */
const meanCell = ({ t, value }: WeekWords, row: NodeRow, figure: MeanFigure, digits = 0): DataCell => ({
  value: figure.mean,
  text: figure.mean === null ? '–' : value(figure.mean, digits),
  note: figure.n === row.families ? undefined : t('table.n', { n: figure.n }),
})

/** Below this a percentage would pretend to a precision that so few families cannot give. */
const leastForPercent = 10

const partCell = ({ t }: WeekWords, { count, n }: { count: number; n: number }, percent?: string): DataCell => {
  const inWords = n === 0 ? '–' : `${count} ${t('of')} ${n}`
  const known = percent !== undefined && n >= leastForPercent
  return { value: n === 0 ? null : count / n, text: known ? percent : inWords, note: known ? inWords : undefined }
}

const intervalCell = ({ meanInterval }: WeekWords, figure: MeanFigure): DataCell => ({
  value: figure.low,
  text: figure.n === 0 ? '–' : meanInterval(figure),
})

const cellsOf = (words: WeekWords, row: NodeRow): Record<(typeof known)[number], DataCell> => ({
  families: { value: row.families, text: words.value(row.families) },
  load: meanCell(words, row, row.load),
  capacity: meanCell(words, row, row.capacity),
  homework: partCell(words, row.homeworkHelp, words.share(row.homeworkHelp.share)),
  gradeParent: meanCell(words, row, row.gradeParent, 1),
  gradeChildren: meanCell(words, row, row.gradeChildren, 1),
  helpAsked: partCell(words, row.helpAsked),
  loadInterval: intervalCell(words, row.load),
  capacityInterval: intervalCell(words, row.capacity),
})

const dataRow = (words: WeekWords, week: Week, row: NodeRow, under: readonly NodeRow[]): DataRow => ({
  id: `${row.level}:${row.ref}`,
  label: row.name,
  href: listHref(`/weeks/${week}`, nodeQuery(row)),
  cells: cellsOf(words, row),
  rows: under.map((school) => dataRow(words, week, school, [])),
})

type Props = { page: WeekPage; week: Week; address: TableAddress }

/** Each board with its schools. It compares nodes, never families. */
export const BySchool = async ({ page, week, address }: Props) => {
  const words = await weekWords()
  const { t } = words
  const schools = page.rows.filter((row) => row.level === 'school').toSorted(byName)
  const rows = page.rows
    .filter((row) => row.level === 'board')
    .toSorted(byName)
    .map((board) =>
      dataRow(
        words,
        week,
        board,
        schools.filter((school) => school.boardRef === board.ref),
      ),
    )
  return (
    <Section id="by-school" title={t('table.title')}>
      <p className="soft small">{rows.length === 0 ? t('table.nobody') : t('table.about')}</p>
      {rows.length === 0 ? null : (
        <DataTable
          caption={t('table.title')}
          texts={{ name: t('table.name'), choose: t('table.choose') }}
          columns={known.map((id) => ({ id, label: t(`table.${id}`) }))}
          usual={usual}
          rows={rows}
          address={address}
        />
      )}
    </Section>
  )
}
