'use client'

import { useEffect, useState } from 'react'
import styles from './clock.module.css'

const tickMs = 1000

const timeNow = () => new Date().toLocaleTimeString('nl', { hour: '2-digit', minute: '2-digit' })

/** The time of this device. The server's may be of another zone, so it writes none. */
export const Clock = ({ label }: { label: string }) => {
  const [time, setTime] = useState('')
  useEffect(() => {
    setTime(timeNow())
    const timer = setInterval(() => setTime(timeNow()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">{label}</h1>
      <p className={styles.time}>{time}</p>
    </main>
  )
}
