import type { ReactNode } from 'react'
import styles from './field-group.module.css'

/** Fields that belong together, under a heading and a line. `path` is where problems of the group as a whole stand. */
export const FieldGroup = ({ legend, path, children }: { legend: string; path?: string; children: ReactNode }) => (
  <fieldset className={styles.group} data-path={path}>
    <legend>{legend}</legend>
    {children}
  </fieldset>
)
