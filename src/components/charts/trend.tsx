'use client'

import dynamic from 'next/dynamic'
import styles from './charts.module.css'
import type { TrendProps } from './trend-chart'

// The drawing is loaded after the page: what it says stands in words above it and in the table below it.
const Chart = dynamic(() => import('./trend-chart').then((module) => module.TrendChart), {
  ssr: false,
  loading: () => <div className={styles.trend} />,
})

export const Trend = (props: TrendProps) => <Chart {...props} />
