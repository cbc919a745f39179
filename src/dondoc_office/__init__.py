"""The office: a web application that follows tasks and measures to their end."""
