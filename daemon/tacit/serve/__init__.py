"""The companion's shell: folder, socket, sessions, and the one thread that reads drafts."""
