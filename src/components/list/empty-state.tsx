import type { ReactNode } from 'react'
import styles from './list.module.css'

/** Nothing here, and what to do next. */
export const EmptyState = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.empty}>
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
)
