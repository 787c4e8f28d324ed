"""The protocol between extension, native host and companion: messages, framing, where they meet. No I/O."""
