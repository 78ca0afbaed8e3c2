import { isolatedText } from '@/domain/isolated-text'
import { instrumentWith, type Instrument } from '@/domain/instrument/instrument'
import type { Answers } from '@/domain/instrument/answer'
import { effectiveAnswer } from '@/domain/instrument/routing'
import { answerText, type AnswerWords } from '@/i18n/answer-text'
import { moment, shortDay } from '@/i18n/format'
import { askedTextsOf } from '@/i18n/instrument-texts'
import type { EarlierChange, interviewRecord } from '../queries/interview-record'
import { RecordCallDetails } from './record-call-details'
import { filled, type CallTexts, type Wording } from './texts'
import styles from './record.module.css'

type Props = {
  record: Awaited<ReturnType<typeof interviewRecord>>
  texts: CallTexts
  wording: Wording
  words: AnswerWords
}

type EarlierProps = { changes: readonly EarlierChange[]; instrument: Instrument } & Pick<Props, 'texts' | 'words'>

/** The earlier values of one item, where it was corrected after the end of the call. */
const Earlier = ({ changes, instrument, texts, words }: EarlierProps) => {
  const [first] = changes
  const item = first && instrument.itemByKey(first.key)
  if (!first || !item) return null
  const answerWords = first.part === 'note' ? (first.note ?? '') : answerText(item, first, words)
  const last = changes.at(-1)
  return (
    <p className="small soft">
      {filled(texts.record.earlier, { answer: answerWords })} ·{' '}
      {filled(texts.record.corrected, { when: last ? moment(last.at, words.locale) : '' })}
      {last?.reason ? ` · ${filled(texts.record.why, { reason: last.reason })}` : null}
    </p>
  )
}

/** Each role once, with a number where several had it. */
const presentWords = (present: Props['record']['present'], { record }: CallTexts) =>
  [...new Set(present)]
    .map((role) => {
      const count = present.filter((one) => one === role).length
      return count > 1 ? `${record.roles[role]} (${count})` : record.roles[role]
    })
    .join(', ')

/** An ended interview by section, with the earlier values of corrected answers. */
export const Record = ({ record, texts, wording, words }: Props) => {
  const answers: Answers = Object.fromEntries(record.answers.map((answer) => [answer.key, answer]))
  const notes = new Map(record.answers.map((answer) => [answer.key, answer.note]))
  const instrument = instrumentWith(record.instrumentVersion, record.ownQuestions)
  const { sections, items, questionOf } = instrument
  const conversation = answers.conversation_note?.value
  return (
    <>
      {sections.map((section) => (
        <section key={section} className={styles.section}>
          <h2>{wording.instrument.sections[section]}</h2>
          <dl>
            {items
              .filter((item) => questionOf(item.key)?.section === section)
              .filter((item) => item.key in answers || questionOf(item.key)?.key === item.key)
              .map((item) => (
                <div key={item.key} className={styles.row}>
                  <dt>{askedTextsOf(wording.instrument, item.key).short}</dt>
                  <dd>
                    <span
                      className={
                        effectiveAnswer(instrument, item.key, answers).state === 'value' ? styles.said : 'soft'
                      }
                    >
                      {effectiveAnswer(instrument, item.key, answers).state === 'not_applicable'
                        ? texts.notApplicable
                        : answerText(item, answers[item.key], words)}
                    </span>
                    {notes.get(item.key) ? (
                      <p className="small">{filled(texts.record.notes, { note: notes.get(item.key) ?? '' })}</p>
                    ) : null}
                    {(['value', 'note'] as const).map((part) => (
                      <Earlier
                        key={part}
                        instrument={instrument}
                        changes={record.changes.filter((change) => change.key === item.key && change.part === part)}
                        texts={texts}
                        words={words}
                      />
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {record.interpreter ? (
        <p>{filled(texts.record.interpreter, { name: isolatedText(record.interpreter) })}</p>
      ) : null}
      {record.present.length > 0 ? (
        <p>{filled(texts.record.present, { who: presentWords(record.present, texts) })}</p>
      ) : null}
      <RecordCallDetails answers={answers} texts={texts} wording={wording} />
      {typeof conversation === 'string' ? (
        <section className={styles.section}>
          <h2>{texts.record.conversationNote}</h2>
          <p className={styles.long}>{conversation}</p>
        </section>
      ) : null}
      <section className={styles.section}>
        <h2>{texts.record.help}</h2>
        {record.help.length === 0 ? <p className="soft">{texts.end.noneAgreed}</p> : null}
        <ul>
          {record.help.map((help) => (
            <li key={help.id}>
              {wording.needs.types[help.type]}
              {help.text ? ` · ${help.text}` : ''}
              <span className="soft">
                {help.state === 'dismissed'
                  ? ` · ${texts.end.dismissed}`
                  : help.dueOn
                    ? ` · ${shortDay(help.dueOn, words.locale)}`
                    : ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
