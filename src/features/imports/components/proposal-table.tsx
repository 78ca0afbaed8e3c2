import { useTranslations } from 'next-intl'
import styles from './imports.module.css'
import type { ProposalCode, ReportInWords } from './upload'

type Props = {
  report: ReportInWords
  busy: boolean
  accepted: readonly ProposalCode[]
  accept: (proposals: readonly ProposalCode[]) => void
}

const codes = ['phone_lost_start', 'ref_lost_zeros'] as const satisfies readonly ProposalCode[]

/** One tick for each kind: what would change is worked out anew with it, before anything is stored. */
const Ticks = ({ report, busy, accepted, accept }: Props) => {
  const t = useTranslations('imports.preview.proposals')
  const there = codes.filter((code) => report.proposals.some((note) => note.code === code))
  return there.map((code) => (
    <label key={code} className={styles.tick}>
      <input
        type="checkbox"
        checked={accepted.includes(code)}
        disabled={busy}
        onChange={({ target }) =>
          accept(target.checked ? [...accepted, code] : accepted.filter((other) => other !== code))
        }
      />
      {t(`take.${code}`)}
    </label>
  ))
}

/** What stands in the file beside what was probably meant. Nothing of it is taken before somebody says so. */
export const ProposalTable = (props: Props) => {
  const t = useTranslations('imports')
  const { proposals, proposalCount } = props.report
  return (
    <>
      <h3>{t('preview.proposals.title', { count: proposalCount })}</h3>
      <p className={styles.text}>{t('preview.proposals.text')}</p>
      <Ticks {...props} />
      <table className={styles.problems}>
        <caption className="visually-hidden">{t('preview.proposals.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.line')}</th>
            <th scope="col">{t('table.column')}</th>
            <th scope="col">{t('preview.proposals.meant')}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ line, column, value, text }) => (
            <tr key={`${line} ${column} ${value}`}>
              <td data-label={t('table.line')}>{line}</td>
              <td>
                <code>{column}</code>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proposalCount > proposals.length ? (
        <p className="soft">{t('preview.proposals.more', { shown: proposals.length, count: proposalCount })}</p>
      ) : null}
    </>
  )
}
