import type { ReactNode } from 'react'
import styles from './list.module.css'

/** The text in place of an empty list, with what to do next. */
export const EmptyState = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.empty}>
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
)
