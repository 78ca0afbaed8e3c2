'use client'

import dynamic from 'next/dynamic'
import styles from './charts.module.css'
import type { TrendProps } from './trend-chart'

// The drawing is loaded after the page, because the sentence above it and the table below it say the same.
const Chart = dynamic(() => import('./trend-chart').then((module) => module.TrendChart), {
  ssr: false,
  loading: () => <div className={styles.trend} />,
})

export const Trend = (props: TrendProps) => <Chart {...props} />
