import type { HTMLAttributes } from 'react'
import styles from './ruled-section.module.css'

/** A section of a page with a line above it. */
export const RuledSection = ({ className = '', ...rest }: HTMLAttributes<HTMLElement>) => (
  <section {...rest} className={`${styles.section} ${className}`} />
)
