import type { HTMLAttributes } from 'react'
import styles from './plain-list.module.css'

type Props = HTMLAttributes<HTMLElement> & { as?: 'ul' | 'ol'; ruled?: boolean }

/** A list without bullets. With `ruled` it has a line between its items. */
export const PlainList = ({ as: Tag = 'ul', ruled = false, className = '', ...rest }: Props) => (
  <Tag {...rest} className={`${styles.list} ${ruled ? styles.ruled : ''} ${className}`} />
)
