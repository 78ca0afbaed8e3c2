import type { HTMLAttributes } from 'react'
import styles from './spread.module.css'

type Props = HTMLAttributes<HTMLElement> & { as?: 'div' | 'header' | 'li' | 'nav' | 'p' }

/** Two related elements at both ends of a line, or below each other when the line is too short. */
export const Spread = ({ as: Tag = 'div', className = '', ...rest }: Props) => (
  <Tag {...rest} className={`${styles.spread} ${className}`} />
)
