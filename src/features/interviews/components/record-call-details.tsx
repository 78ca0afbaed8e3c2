import { callDetailItems } from '@/domain/instrument/call-details'
import type { Answers } from '@/domain/instrument/answer'
import type { CallTexts, Wording } from './texts'
import styles from './record.module.css'

type Props = { answers: Answers; texts: CallTexts; wording: Wording }

/**
 * The call details of an ended interview: consent with the parent's words for it, the caller's impression, the
 * circumstances.
 */
export const RecordCallDetails = ({ answers, texts, wording }: Props) => {
  const names: Partial<Record<string, string>> = wording.instrument.beside
  const options: Partial<Record<string, string>> = texts.besideOptions
  const detailRows = callDetailItems.flatMap(({ key, kind }) => {
    const value = answers[key]?.value
    // The record shows the conversation note elsewhere. Words for a quote are not shown without consent.
    const isElsewhere = key === 'conversation_note' || (key === 'quote_words' && answers.quote_consent?.value !== 'yes')
    if (isElsewhere || typeof value !== 'string') return []
    return [{ key, text: kind === 'text' ? value : (options[value] ?? value) }]
  })
  if (detailRows.length === 0) return null
  return (
    <section className={styles.section}>
      <h2>{texts.record.beside}</h2>
      <dl>
        {detailRows.map(({ key, text }) => (
          <div key={key} className={styles.row}>
            <dt>{names[key]}</dt>
            <dd className={styles.said}>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
