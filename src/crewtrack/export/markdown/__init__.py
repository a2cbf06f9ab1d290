"""Markdown: views as tables that render on the usual hosts (GitHub, GitLab, Gitea, CommonMark with tables).

Text from a file stays text: `write.plain` is the one place where it becomes Markdown.
"""
