'use client'

import { questions, sections, type Section } from '@/domain/instrument/items'
import { useCall } from './call-context'
import { filled } from './texts'
import styles from './interview.module.css'

type Props = { section: Section | null; onDialog: (dialog: 'find' | 'keys') => void }

const firstOf = (section: Section | undefined) => questions.find((question) => question.section === section)?.key

/** At the thumb: the section before, the one after, and the end. `section` is null on the closing page. */
export const CallFooter = ({ section, onDialog }: Props) => {
  const { texts, wording, goTo } = useCall()
  const at = section ? sections.indexOf(section) : sections.length
  const name = (one: Section | undefined) => (one ? wording.instrument.sections[one] : '')
  const before = firstOf(sections[at - 1])
  const after = firstOf(sections[at + 1])
  return (
    <footer className={styles.footer}>
      {before ? (
        <button type="button" className={`button ${styles.wide}`} onClick={() => goTo(before)}>
          {filled(texts.previousSection, { section: name(sections[at - 1]) })}
        </button>
      ) : null}
      <span className={`${styles.hints} small`}>
        <button type="button" className="button button-quiet" onClick={() => onDialog('find')}>
          {texts.find.title} <kbd aria-hidden>/</kbd>
        </button>
        <button type="button" className="button button-quiet" onClick={() => onDialog('keys')}>
          {texts.keys.title} <kbd aria-hidden>?</kbd>
        </button>
      </span>
      <span className={styles.end}>
        {section && after ? (
          <button type="button" className="button" onClick={() => goTo('closing')}>
            {texts.finish}
          </button>
        ) : null}
        {section ? (
          <button type="button" className="button button-main" onClick={() => goTo(after ?? 'closing')}>
            {after ? filled(texts.nextSection, { section: name(sections[at + 1]) }) : texts.finish}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => goTo('can_we_help')}>
            {texts.continueCall}
          </button>
        )}
      </span>
    </footer>
  )
}
