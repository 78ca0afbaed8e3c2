import type { ReactNode } from 'react'
import styles from './typed-text.module.css'

type Props = { as?: 'p' | 'q'; className?: string | undefined; children: ReactNode }

/** A text that a person typed. Its line breaks are kept, and a long word breaks. */
export const TypedText = ({ as: Tag = 'p', className = '', children }: Props) => (
  <Tag className={`${styles.typed} ${className}`}>{children}</Tag>
)
