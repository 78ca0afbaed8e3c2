import { href } from '@/components/layout/href'
import { DataTable } from '@/components/table/data-table'
import type { DataCell, DataRow } from '@/components/table/table-rows'
import type { TableAddress } from '@/components/table/table-address'
import type { MeanFigure } from '@/domain/figures/intervals'
import type { Shown, TooFew } from '@/domain/figures/shown-figures'
import type { Week } from '@/domain/figures/week'
import type { NodeRow } from '../parts/week-by-school'
import type { WeekPage } from '../queries/week-page'
import { nodeQuery } from './node-options'
import { Section } from './section'
import { weekWords, type WeekWords } from './words'

const byName = (a: NodeRow, b: NodeRow) => a.name.localeCompare(b.name, 'nl')

const usualColumns = ['families', 'load', 'capacity', 'homework', 'gradeParent', 'gradeChildren', 'helpAsked'] as const
const knownColumns = [...usualColumns, 'loadInterval', 'capacityInterval'] as const

const nobody: DataCell = { value: null, text: '–' }

const fewCell = ({ t }: WeekWords, { n }: TooFew): DataCell =>
  n === 0 ? nobody : { value: null, text: t('tooFewCell'), note: t('table.n', { n }) }

/** A mean, with its n below it where n differs from the number of families in the row. */
const meanCell = (words: WeekWords, row: NodeRow, figure: Shown<MeanFigure>, digits = 0): DataCell => {
  if (figure.tooFew) return fewCell(words, figure)
  const note = figure.n === row.families ? undefined : words.t('table.n', { n: figure.n })
  return { value: figure.mean, text: words.value(figure.mean, digits), note }
}

/** With fewer families than this a percentage would suggest a precision that is not there. */
const leastForPercent = 10

type PartFigure = Shown<{ count: number; n: number }>

const partCell = (words: WeekWords, figure: PartFigure, percent?: string): DataCell => {
  if (figure.tooFew) return fewCell(words, figure)
  const { count, n } = figure
  const inWords = `${count} ${words.t('of')} ${n}`
  const known = percent !== undefined && n >= leastForPercent
  return { value: count / n, text: known ? percent : inWords, note: known ? inWords : undefined }
}

const intervalCell = (words: WeekWords, figure: Shown<MeanFigure>): DataCell =>
  figure.tooFew ? fewCell(words, figure) : { value: figure.low, text: words.meanInterval(figure) }

const cellsOf = (words: WeekWords, row: NodeRow): Record<(typeof knownColumns)[number], DataCell> => ({
  families: { value: row.families, text: words.value(row.families) },
  load: meanCell(words, row, row.load),
  capacity: meanCell(words, row, row.capacity),
  homework: partCell(
    words,
    row.homeworkHelp,
    row.homeworkHelp.tooFew ? undefined : words.share(row.homeworkHelp.share),
  ),
  gradeParent: meanCell(words, row, row.gradeParent, 1),
  gradeChildren: meanCell(words, row, row.gradeChildren, 1),
  helpAsked: partCell(words, row.helpAsked),
  loadInterval: intervalCell(words, row.load),
  capacityInterval: intervalCell(words, row.capacity),
})

const dataRow = (words: WeekWords, week: Week, row: NodeRow, schoolRows: readonly NodeRow[]): DataRow => ({
  id: `${row.level}:${row.ref}`,
  label: row.name,
  href: href('/weeks/[week]', { week }, nodeQuery(row)),
  cells: cellsOf(words, row),
  rows: schoolRows.map((school) => dataRow(words, week, school, [])),
})

type Props = { page: WeekPage; week: Week; address: TableAddress }

/** Each board with its schools. The table compares nodes, never families. */
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
          columns={knownColumns.map((id) => ({ id, label: t(`table.${id}`) }))}
          usual={usualColumns}
          rows={rows}
          address={address}
        />
      )}
    </Section>
  )
}
