'use client'

import { answerAt } from '@/domain/instrument/answer'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import { answerText } from '@/i18n/answer-text'
import type { OpenConflict } from '../parts/stored-answers'
import { useAnswers, useCall } from './call-context'
import styles from './conflict-panel.module.css'

/** Whether the conflict is about a note: that of a question, or the conversation note, which belongs to no question. */
export const isNoteConflict = ({ key, part }: Pick<OpenConflict, 'key' | 'part'>): boolean =>
  part === 'note' || key === ('conversation_note' satisfies CallDetailKey)

/** Shows both values of an answer that two people or two tabs changed, and lets the caller choose one. */
export const ConflictPanel = ({ conflict }: { conflict: OpenConflict }) => {
  const { outbox, texts, words, instrument } = useCall()
  const besideOptions: Readonly<Record<string, string>> = texts.besideOptions
  const detailText = (option: string) => besideOptions[option] ?? option
  const { answers, notes } = useAnswers()
  const item = instrument.itemByKey(conflict.key)
  const isNote = isNoteConflict(conflict)
  const shown = (answer: Pick<OpenConflict, 'value' | 'missing'>, note: string | null | undefined) => {
    if (conflict.part === 'note') return note || texts.conflict.noteEmpty
    if (item) return answerText(item, answer, words)
    return detailText(String(answer.value ?? (isNote ? texts.conflict.noteEmpty : texts.conflict.empty)))
  }
  const first = shown(answerAt(answers, conflict.key) ?? { value: null, missing: null }, notes[conflict.key])
  const second = shown(conflict, conflict.note)
  const title = isNote ? texts.conflict.noteTitle : texts.conflict.title
  return (
    <section className={`notice notice-warn ${styles.conflict}`} aria-label={title}>
      <h3>{title}</h3>
      <p className="small">{isNote ? texts.conflict.noteText : texts.conflict.text}</p>
      <dl className={styles.two}>
        {(
          [
            ['current', texts.conflict.first, first],
            ['refused', isNote ? texts.conflict.noteSecond : texts.conflict.second, second],
          ] as const
        ).map(([which, label, text]) => (
          <div key={which}>
            <dt className="small soft">{label}</dt>
            <dd>
              <b>{text}</b>
              <button type="button" className="button" onClick={() => outbox.choose(conflict, which)}>
                {texts.conflict.choose}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
