import { useTranslations } from 'next-intl'
import type { Turn } from '@/domain/calls/queue'
import styles from './calls.module.css'

/** Why the family stands here in the list, in words. */
export const TurnText = ({ turn }: { turn: Turn }) => (
  <span className={styles.turn}>{useTranslations('calls.turns')(turn)}</span>
)
