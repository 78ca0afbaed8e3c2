import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

type Props = {
  summary: ReactNode
  open?: boolean
  small?: boolean
  className?: string | undefined
  children: ReactNode
}

/** Content that is rarely needed, behind a line that opens it. */
export const Disclosure = ({ summary, open, small = false, className = '', children }: Props) => (
  <details open={open} className={`${styles.disclosure} ${small ? styles.small : ''} ${className}`}>
    <summary>{summary}</summary>
    {children}
  </details>
)
