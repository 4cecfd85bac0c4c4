"""The place for the client of OpenAI-compatible model servers, and the only one that may import openai.

There is none yet: the scripted colleague needs no model.
"""
