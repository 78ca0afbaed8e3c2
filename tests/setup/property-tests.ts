import fc from 'fast-check'

// One commit has one verdict: a run with CI set draws the same cases each time. A run at a desk draws new ones, and a failure
// prints the seed that shows it again.
if (process.env.CI) fc.configureGlobal({ seed: 20_260_314 })
