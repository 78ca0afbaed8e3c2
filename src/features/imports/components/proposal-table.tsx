import { useTranslations } from 'next-intl'
import type { ProposalKind } from '@/domain/exchange/problem'
import styles from './imports.module.css'
import { LineTable } from './line-table'
import type { ReportInWords } from './upload'

type Props = {
  report: ReportInWords
  ticked: readonly ProposalKind[]
  tick: (kinds: readonly ProposalKind[]) => void
}

/** What is written in the file beside what was probably meant. No proposal is applied before somebody accepts its kind. */
export const ProposalTable = ({ report: { proposals, proposalCount, proposalKinds }, ticked, tick }: Props) => {
  const t = useTranslations('imports')
  const turn = (kind: ProposalKind) =>
    tick(ticked.includes(kind) ? ticked.filter((one) => one !== kind) : [...ticked, kind])
  return (
    <>
      <h3>{t('preview.proposals.title', { count: proposalCount })}</h3>
      <p className={styles.text}>{t('preview.proposals.text')}</p>
      <LineTable rows={proposals} head={t('preview.proposals.meant')} caption={t('preview.proposals.caption')} />
      {proposalCount > proposals.length ? (
        <p className="soft">{t('preview.proposals.more', { shown: proposals.length, count: proposalCount })}</p>
      ) : null}
      <fieldset className={styles.kinds}>
        <legend>{t('preview.proposals.accept')}</legend>
        {proposalKinds.map(({ kind, count }) => (
          <label key={kind} className={styles.kind}>
            <input type="checkbox" checked={ticked.includes(kind)} onChange={() => turn(kind)} />
            <span>{t(`preview.proposals.kinds.${kind}`, { count })}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
