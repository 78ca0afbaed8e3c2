import type { HTMLAttributes } from 'react'
import styles from './spread.module.css'

type Props = HTMLAttributes<HTMLElement> & { as?: 'div' | 'header' | 'li' | 'nav' | 'p' }

/** What belongs together at the two ends of a line; below each other where the line is too short. */
export const Spread = ({ as: Tag = 'div', className = '', ...rest }: Props) => (
  <Tag {...rest} className={`${styles.spread} ${className}`} />
)
