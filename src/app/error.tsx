'use client'

import { Fault, type FaultProps } from '@/components/layout/fault'
import styles from '@/components/layout/message.module.css'

const ErrorPage = (props: FaultProps) => (
  <main className={styles.page}>
    <Fault {...props} />
  </main>
)

export default ErrorPage
