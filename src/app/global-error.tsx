'use client'

import { Fault, type FaultProps } from '@/components/layout/fault'
import styles from '@/components/layout/message.module.css'
import './tokens.css'
import './base.css'

/** The error page for a fault in the outermost layout. */
const GlobalErrorPage = (props: FaultProps) => (
  <html lang="nl">
    <body>
      <main className={styles.page}>
        <Fault {...props} />
      </main>
    </body>
  </html>
)

export default GlobalErrorPage
