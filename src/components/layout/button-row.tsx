import type { HTMLAttributes } from 'react'
import styles from './button-row.module.css'

type Props = HTMLAttributes<HTMLElement> & { as?: 'div' | 'p' | 'nav'; tight?: boolean }

/** Buttons in a row that wraps when there is no room. */
export const ButtonRow = ({ as: Tag = 'div', tight = false, className = '', ...rest }: Props) => (
  <Tag {...rest} className={`${styles.row} ${tight ? styles.tight : ''} ${className}`} />
)
