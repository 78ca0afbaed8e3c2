export {} // replaces `server-only`, which throws outside Next
