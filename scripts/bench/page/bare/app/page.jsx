const Page = () => <h1>A page with nothing in it</h1>

export default Page
