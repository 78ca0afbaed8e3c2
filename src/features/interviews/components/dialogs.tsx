'use client'

import { askedTextsOf } from '@/i18n/instrument-texts'
import { useId, useState, type ReactNode, type RefObject } from 'react'
import { useCall } from './call-context'
import { filled } from './texts'
import { closeSheet, useSheet } from './use-sheet'
import call from './call.module.css'
import styles from './dialogs.module.css'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  close: string
  /** A ref to the close button, for a dialog that moves the focus there. */
  closer?: RefObject<HTMLButtonElement | null>
  className?: string
}

/**
 * A modal dialog of the browser, which traps the focus, closes on Escape and returns the focus. Its head does not scroll.
 */
export const Dialog = ({ title, onClose, close, closer, className = '', children }: DialogProps) => {
  const sheet = useSheet(onClose)
  const id = useId()
  return (
    <dialog {...sheet} className={`${styles.dialog} ${className}`} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <button ref={closer} type="button" className="button" onClick={closeSheet}>
          {close}
        </button>
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}

type FindProps = {
  /** Called with the chosen question, or null without a choice. */
  onClose: (found: string | null) => void
  close: string
  children: (pick: (position: string) => void) => ReactNode
}

/** Finds a question by a word of its wording, its short name or its number. */
export const FindDialog = ({ onClose, close, children }: FindProps) => {
  const { texts, wording, organisation, instrument } = useCall()
  const [text, setText] = useState('')
  const id = useId()
  const [found, setFound] = useState<string | null>(null)
  const pick = (position: string) => {
    setFound(position)
    closeSheet()
  }
  const wanted = text.trim().toLowerCase()
  const shownQuestions = instrument.questions.filter((question) => {
    const questionTexts = askedTextsOf(wording.instrument, question.key)
    return `${question.number} ${questionTexts.short} ${questionTexts.wording}`.toLowerCase().includes(wanted)
  })
  return (
    <Dialog title={texts.find.title} onClose={() => onClose(found)} close={close}>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault()
          if (shownQuestions[0]) pick(shownQuestions[0].key)
        }}
      >
        <label htmlFor={id}>{texts.find.label}</label>
        <input id={id} type="search" className="input" value={text} onChange={(event) => setText(event.target.value)} />
      </form>
      {wanted === '' ? children(pick) : null}
      {shownQuestions.length === 0 ? <p className="soft">{texts.find.none}</p> : null}
      <ul className={styles.results}>
        {shownQuestions.map((question) => (
          <li key={question.key}>
            <button type="button" className={call.take} onClick={() => pick(question.key)}>
              {question.number}. {filled(askedTextsOf(wording.instrument, question.key).wording, { organisation })}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

type KeysProps = { on: boolean; onChange: (on: boolean) => void; onClose: () => void; close: string }

/** Lists the keyboard shortcuts, with the switch that turns them off (WCAG 2.1.4). */
export const KeysDialog = ({ on, onChange, onClose, close }: KeysProps) => {
  const { texts } = useCall()
  const { keys } = texts
  const rows = [
    ['1 … 9, 0', keys.digits],
    ['W', keys.dontKnow],
    ['Z', keys.refused],
    ['L', keys.later],
    ['N', keys.note],
    ['O', keys.repeat],
    ['P', keys.concern],
    ['G', keys.card],
    ['V', keys.next],
    ['T', keys.previous],
    ['/', keys.find],
    ['?', keys.help],
  ] as const
  return (
    <Dialog title={keys.title} onClose={onClose} close={close}>
      <label className={call.switch}>
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
        {keys.on}
      </label>
      <dl className={styles.keys}>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{keys.typing}</p>
    </Dialog>
  )
}
