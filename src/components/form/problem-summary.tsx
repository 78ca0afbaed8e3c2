'use client'

import { useEffect, useRef, type RefObject } from 'react'
import { formWords } from '@/i18n/form-words'
import { fieldAt, type NamedProblem } from './field-problems'
import styles from './form.module.css'

type Props = { problems: readonly NamedProblem[]; form: RefObject<HTMLElement | null> }

const goTo = (field: HTMLElement | null) => {
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}

/** The problems of a form, listed above it. The list takes the focus, and each line is a link to its field. */
export const ProblemSummary = ({ problems, form }: Props) => {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length === 0) return
    summary.current?.focus({ preventScroll: true })
    summary.current?.scrollIntoView({ block: 'nearest' })
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={summary} tabIndex={-1} role="alert" className={`notice notice-warn ${styles.summary}`}>
      <h2>{formWords().title}</h2>
      <ul>
        {problems.map(({ path, name, message }) => (
          <li key={`${path} ${message}`}>
            {name ? (
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault()
                  goTo(form.current && fieldAt(form.current, path))
                }}
              >
                {/[?:.!]$/.test(name) ? name : `${name}:`} {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
