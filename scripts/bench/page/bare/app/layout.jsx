const Layout = ({ children }) => (
  <html lang="nl">
    <body>{children}</body>
  </html>
)

export default Layout
