import type { ReactNode } from 'react'
import { RuledSection } from '@/components/layout/ruled-section'
import styles from './reach.module.css'

export const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <RuledSection className={styles.section} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </RuledSection>
)
