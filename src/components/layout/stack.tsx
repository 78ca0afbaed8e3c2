import type { ReactNode } from 'react'
import styles from './stack.module.css'

/** Blocks below each other with equal space between them. */
export const Stack = ({ children }: { children: ReactNode }) => <div className={styles.stack}>{children}</div>
