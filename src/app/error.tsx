'use client'

import { Fault } from '@/components/layout/fault'
import styles from '@/components/layout/message.module.css'

const ErrorPage = ({ retry }: { retry: () => void }) => (
  <main className={styles.page}>
    <Fault retry={retry} />
  </main>
)

export default ErrorPage
